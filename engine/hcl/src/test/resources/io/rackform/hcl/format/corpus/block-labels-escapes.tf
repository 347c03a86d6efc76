resource "terraform\u005fdata" "a\tb\\c\"d\u200b\u00e9" {
}
