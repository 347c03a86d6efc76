provider "redfihs" {
}
