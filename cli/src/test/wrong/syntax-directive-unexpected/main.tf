locals {
  a = "%{ endif }"
  b = "%{ if true }%{ endfor }%{ endif }"
  c = "%{ for a in [] }%{ else }%{ endfor }"
}
