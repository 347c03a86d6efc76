resource /* type */ "a" /* name */ "b" {
}
