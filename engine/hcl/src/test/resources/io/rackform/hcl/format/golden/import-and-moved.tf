moved {
  from = a.b
  to   = module.c.a.b["x"]
}
import {
  to = a.b
  id = "x"
}
removed {
  from = a.b
  lifecycle {
    destroy = false
  }
}
check "c" {
  assert {
    condition     = true
    error_message = "x"
  }
}
