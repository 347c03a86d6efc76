thing "" {
}
