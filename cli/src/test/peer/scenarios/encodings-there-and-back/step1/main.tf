locals {
  v = {
    s = "a\"b\\c\n\t<>&é", n = 1.5, big = 123456789012345678901234567890, i = 10, neg = -0.25, t = true, nul = null
    l = [1, "2", false, null, [], {}], m = { "k 1" = 1, "k\"2" = [2], "" = 0 }, exp = 1e3, tiny = 1e-7
  }
  y = <<-Y
    a: 1
    b: "1"
    c: [x, y, {z: 0x1F}]
    d:
      - 1.0
      - 1e3
      - ~
      - null
      - Null
      - yes
      - "yes"
      - on
      - 0o17
      - 017
      - 1_000
      - 2001-01-01
      - 2001-12-14t21:59:43.10-05:00
      - 12:30:45
      - !!str 5
      - !!float 3
    e: |
      multi
       line
    f: >-
      folded
      text

      para
    g: &anchor {k: v, n: {m: 1}}
    h: *anchor
    i:
      <<: *anchor
      k: over
    ? complex
    : val
    "quoted: key": '' 
    1: number key
    true: bool key
  Y
}
output "json" { value = jsonencode(local.v) }
output "json_back" { value = jsondecode(jsonencode(local.v)) }
output "yaml" { value = yamlencode(local.v) }
output "yaml_back" { value = yamldecode(yamlencode(local.v)) }
output "same" { value = jsondecode(jsonencode(local.v)) == local.v }
output "y" { value = yamldecode(local.y) }
output "y_json" { value = jsonencode(yamldecode(local.y)) }
output "multi" { value = yamlencode({ t = "a\nb\n", u = "a\nb", w = " lead", x = "trail ", z = "- dash", q = "null", r = "1e3", s = "0x10", t2 = "yes", colon = "a: b", hash = "a #b", e = "", tab = "a\tb", star = "*a", at = "@x", pct = "%x", bang = "!x", tilde = "~", date = "2001-01-01", dot = ".", eq = "=", long = join(" ", [for i in range(60) : "word${i}"]) }) }
output "csv" { value = csvdecode("a,b,c\n1,\"x, y\",\n2,\"q\"\"q\",z\n") }
output "b64" { value = [base64encode("é"), base64decode("w6k="), urlencode("a b&c/é~*")] }
resource "terraform_data" "json" { input = jsondecode(jsonencode(local.v)) }
resource "terraform_data" "y" {
  input            = local.v
  triggers_replace = yamldecode(local.y)
}
