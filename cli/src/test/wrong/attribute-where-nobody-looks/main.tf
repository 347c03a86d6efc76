resource "terraform_data" "a" {}

resource "terraform_data" "b" {
  count = 2
}

output "branch" {
  value = false ? terraform_data.a.outptu : 1
}

output "tried" {
  value = try(terraform_data.a.nothing, 1)
}

output "looped" {
  value = [for each in [] : terraform_data.b[0].nothing]
}

output "fine" {
  value = try(terraform_data.a.input.anything, terraform_data.b[0].output["x"], 1)
}
