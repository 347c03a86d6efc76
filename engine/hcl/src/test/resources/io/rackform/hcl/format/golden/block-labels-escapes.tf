resource "terraform_data" "a\tb\\c\"d\u200bé" {
}
