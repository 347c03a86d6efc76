resource "a" "b" {
dynamic "setting" {
for_each=var.settings
iterator=it
content {
namespace=it.value["namespace"]
name = it.value.name
}
}
}
