import {
  to = redfish_biso.a
  id = "x"
}
