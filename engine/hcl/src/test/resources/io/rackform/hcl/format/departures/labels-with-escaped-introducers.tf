thing "a$${b}" "c%%{d}" {
}
