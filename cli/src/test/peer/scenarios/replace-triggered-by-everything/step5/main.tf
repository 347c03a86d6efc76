resource "terraform_data" "a" {
  input = 7
}

resource "terraform_data" "c" {
  for_each = { x = 1, y = 5 }
  input    = { v = each.value, w = [3, 6] }
}

resource "terraform_data" "whole" {
  lifecycle {
    replace_triggered_by = [terraform_data.c]
  }
}

resource "terraform_data" "each" {
  for_each = { x = 1, y = 2 }
  lifecycle {
    replace_triggered_by = [terraform_data.c[each.key].input.v]
  }
}

resource "terraform_data" "counted" {
  count = 2
  lifecycle {
    replace_triggered_by = [terraform_data.a]
  }
}

resource "terraform_data" "path" {
  lifecycle {
    replace_triggered_by = [terraform_data.c["x"].input.w[1], terraform_data.a.id]
  }
}

resource "terraform_data" "computed" {
  lifecycle {
    replace_triggered_by = [terraform_data.a.output]
  }
}

resource "terraform_data" "of_replaced" {
  lifecycle {
    replace_triggered_by = [terraform_data.computed]
  }
}
