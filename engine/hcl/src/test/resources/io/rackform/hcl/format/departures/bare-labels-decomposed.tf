resource a ín "é" {
}
