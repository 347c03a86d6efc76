resource "terraform_data" "source" {
  count = 2
  input = "${count.index == 0 ? "a" : "b"}${count.index}"
}
resource "terraform_data" "each" {
  count = 2
  lifecycle {
    replace_triggered_by = [terraform_data.source[count.index].input]
  }
}
resource "terraform_data" "any" {
  lifecycle {
    replace_triggered_by = [terraform_data.source]
  }
}
