module "g" {
  source   = "./group"
  for_each = { small = 1, big = 2 }
  size     = each.value
  prefix   = each.key
}
