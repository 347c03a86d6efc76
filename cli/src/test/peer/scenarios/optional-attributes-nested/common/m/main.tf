variable "cfg" {
  type = object({
    name = string
    l1 = optional(object({
      on = optional(bool, true)
      l2 = optional(map(object({
        size = optional(number, 3)
        l3 = optional(list(object({
          id  = string
          l4 = optional(object({ a = optional(string, "deep"), b = optional(set(number), [3, 1, 2]), c = optional(string) }), {})
          tup = optional(tuple([string, number]), ["x", 1])
        })), [])
      })), { dflt = { l3 = [{ id = "gen" }] } })
    }), {})
    extra = optional(any, { anything = ["goes", 1] })
    m     = optional(map(any), { a = 1, b = "x" })
  })
  default = { name = "dflt" }
}
output "cfg" { value = var.cfg }
