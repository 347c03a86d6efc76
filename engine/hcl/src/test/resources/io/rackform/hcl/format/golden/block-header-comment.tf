resource "a" "b" /* why */ {
}
resource "a" "c" { // why
}
resource "a" "d" { /* why */ x = 1 }
