# The names that the expressions of the corpus use. The reference and our own evaluator both read this file.
terraform {
  required_providers {
    terraform = { source = "terraform.io/builtin/terraform" }
  }
}

resource "terraform_data" "u" {
  input = "nothing of this is known before it is applied"
}

variable "ephemeral" {
  ephemeral = true
  default   = "passing"
}

variable "ephemeral_truth" {
  ephemeral = true
  default   = true
}

variable "secret" {
  sensitive = true
  default   = "hidden"
}

locals {
  text    = "hello"
  number  = 42
  truth   = true
  nothing = null

  list    = tolist(["a", "b", "c"])
  numbers = tolist([3, 1, 2])
  set     = toset(["b", "a"])
  map     = tomap({ a = 1, b = 2 })
  tuple   = [1, "two", true]
  object  = { name = "n", size = 3, tags = ["x", "y"] }
  objects = [{ id = "x", on = true }, { id = "y", on = false }]
  servers = tolist([{ name = "n1", nics = ["a", "b"] }, { name = "n2", nics = [] }])

  null_text = tostring(null)
  null_list = local.truth ? null : tolist(["a"])

  secret        = sensitive("s3cret")
  secret_number = sensitive(7)
  secret_list   = sensitive(["a", "b"])
  partly_secret = { open = "x", closed = sensitive("y") }

  unknown        = terraform_data.u.output
  unknown_text   = tostring(terraform_data.u.id)
  unknown_number = tonumber(terraform_data.u.output)
  unknown_bool   = tobool(terraform_data.u.output)
  unknown_list   = split(",", terraform_data.u.id)
  partly_unknown = ["a", tostring(terraform_data.u.id)]
  unknown_object = { a = 1, b = tostring(terraform_data.u.id) }

  unknown_map = local.unknown_bool ? tomap({ a = "x" }) : tomap({ b = "y" })
  unknown_set = toset(local.unknown_list)
  some_map    = tomap({ a = "x", b = terraform_data.u.id })
  some_set    = toset(["x", terraform_data.u.id])
  deep        = { a = { b = [{ c = "x", d = null }] } }

  huge_list = range(1000)
  huge_text = join("", [for i in range(1000) : "${i} äöü\n"])

  template = "Hello, $${name}!"
  single   = "$${name}"
  broken   = "$${"
  nested   = "$${templatestring(\"x\", {})}"
}
