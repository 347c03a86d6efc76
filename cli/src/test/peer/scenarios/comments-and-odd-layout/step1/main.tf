# one
// two
/* three
   lines */ output "a" { value = /* inside */ 1 } // after
output "b" {
  value = [
    1, # first
    2, // second
  ]
}
output c { value = { a : 1, "b" = 2
  c = 3 } }
output "d" { value = (
  1 +
  2
) }
output "naïve-é" { value = "ü" }
