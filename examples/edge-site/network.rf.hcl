locals {
  # name => its rack, with the server's own address from its BMC
  ports = {
    for name, server in var.servers : name => {
      switch      = var.racks[server.rack].switch
      port        = server.port
      vlan        = var.racks[server.rack].vlan
      description = "${name} ${module.server[name].mac} rack ${server.rack}"
    }
  }
}

# All changes of one switch travel in one transaction, so a port and its VLAN need no order.
resource "netconf_config" "vlan" {
  for_each = var.racks
  provider = netconf.switch[each.value.switch]

  config = <<-XML
    <vlans xmlns="urn:rackform:lab:vlans">
      <vlan>
        <id>${each.value.vlan}</id>
        <name>servers-${each.key}</name>
      </vlan>
    </vlans>
  XML
}

resource "netconf_config" "port" {
  for_each = local.ports
  provider = netconf.switch[each.value.switch]

  config = templatefile("${path.module}/templates/port.xml.tftpl", {
    port        = each.value.port
    description = each.value.description
    vlan        = each.value.vlan
  })
}
