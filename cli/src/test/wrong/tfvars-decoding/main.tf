output "a" {
  value = provider::terraform::decode_tfvars("a = upper(\"x\")")
}
output "b" {
  value = provider::terraform::decode_tfvars("a = var.b")
}
output "c" {
  value = provider::terraform::decode_tfvars("a {}")
}
output "d" {
  value = provider::terraform::decode_tfvars("a = ")
}
output "e" {
  value = provider::terraform::decode_expr("a b")
}
