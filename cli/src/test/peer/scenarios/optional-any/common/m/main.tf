variable "m" {
  type = object({
    m = optional(map(any), { a = 1, b = "x" })
    extra = optional(any, { anything = ["goes", 1] })
    c = optional(any)
    l = optional(list(object({ c = optional(any), id = string })), [])
  })
}
output "m" { value = var.m }
