variable "limit" { default = 1 }
resource "terraform_data" "r" {
  count = 3
  input = count.index
}
check "few" {
  assert {
    condition     = length(terraform_data.r) <= var.limit
    error_message = "There are ${length(terraform_data.r)}."
  }
  assert {
    condition     = alltrue([for r in terraform_data.r : r.output < 2])
    error_message = "Too great."
  }
}
check "index" {
  assert {
    condition     = try(terraform_data.r[7].output == 1, false)
    error_message = "no"
  }
}
check "function" {
  assert {
    condition     = tonumber("x${var.limit}") == 1
    error_message = "no"
  }
}
