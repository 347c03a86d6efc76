output "a" {
  value = uper("x")
}
output "b" {
  value = provider::nothing::here(1)
}
output "c" {
  value = type(1)
}
output "d" {
  value = nothing_like_it(1)
}
