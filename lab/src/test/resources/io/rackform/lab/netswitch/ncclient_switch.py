# Drives the simulated switch with ncclient. Usage: PORT USER PASSWORD; ends with a line "done".
import sys
import time

from ncclient import manager
from ncclient.operations import RPCError
from ncclient.xml_ import to_ele

PORT, USER, PASSWORD = int(sys.argv[1]), sys.argv[2], sys.argv[3]
IF = "urn:ietf:params:xml:ns:yang:ietf-interfaces"
SW = "urn:rackform:lab:switch"
NC = "urn:ietf:params:xml:ns:netconf:base:1.0"


def connect():
    return manager.connect(
        host="127.0.0.1", port=PORT, username=USER, password=PASSWORD,
        hostkey_verify=False, allow_agent=False, look_for_keys=False, timeout=20)


def interface(name, inner):
    return (
        '<nc:config xmlns:nc="%s"><interfaces xmlns="%s"><interface><name>%s</name>%s'
        "</interface></interfaces></nc:config>" % (NC, IF, name, inner))


def vlan(number, name):
    return (
        '<nc:config xmlns:nc="%s"><vlans xmlns="urn:rackform:lab:vlans"><vlan><id>%d</id><name>%s</name>'
        "</vlan></vlans></nc:config>" % (NC, number, name))


def description(session, source="running", name="Ethernet3"):
    reply = session.get_config(
        source, filter=("subtree", '<interfaces xmlns="%s"><interface><name>%s</name><description/>'
                        "</interface></interfaces>" % (IF, name)))
    found = reply.data_ele.findall(".//{%s}description" % IF)
    return found[0].text if found else None


def refused(tag, call):
    try:
        call()
    except RPCError as error:
        assert error.tag == tag, (error.tag, tag, error.message)
        return error
    raise AssertionError("not refused with " + tag)


def passed(what):
    print("passed " + what, flush=True)


m = connect()
assert ":base:1.1" in m.server_capabilities and ":candidate" in m.server_capabilities
assert ":confirmed-commit:1.1" in m.server_capabilities and ":validate:1.1" in m.server_capabilities
assert ":writable-running" not in m.server_capabilities and ":xpath" not in m.server_capabilities
assert m._session._base == 2, "ncclient does not speak in chunks"
passed("hello")

ports = m.get_config("running").data_ele.findall(".//{%s}interface" % IF)
assert len(ports) == 48, len(ports)
one = m.get_config("running", filter=("subtree", '<interfaces xmlns="%s"><interface><name>Ethernet7</name>'
                                      "</interface></interfaces>" % IF)).data_ele
assert [e.text for e in one.iter("{%s}name" % IF)] == ["Ethernet7"]
passed("get-config with filter")

with m.locked("candidate"):
    other = connect()
    refused("lock-denied", lambda: other.lock("candidate"))
    refused("in-use", lambda: other.edit_config(target="candidate", config=vlan(9, "x")))
    other.close_session()
    m.edit_config(target="candidate", config=vlan(120, "tenants"), test_option="test-then-set")
    m.edit_config(
        target="candidate", config=interface("Ethernet3", "<description>rack 4 &amp; 5</description>"
                                             '<access-vlan xmlns="%s">120</access-vlan>' % SW),
        test_option="test-then-set", error_option="rollback-on-error")
    m.validate("candidate")
    assert description(m) is None
    assert description(m, "candidate") == "rack 4 & 5"
    m.commit()
    assert description(m) == "rack 4 & 5"
passed("lock, edit-config, validate, commit")

m.edit_config(target="candidate", config=interface("Ethernet3", "<description>proposed</description>"))
refused("lock-denied", lambda: m.lock("candidate"))
m.discard_changes()
assert description(m, "candidate") == "rack 4 & 5"
passed("discard-changes")

m.edit_config(target="candidate", config=interface("Ethernet3", '<access-vlan xmlns="%s">7</access-vlan>' % SW))
error = refused("data-missing", m.commit)
assert error.type == "application" and error.app_tag == "instance-required", error
assert "interface[if:name='Ethernet3']/sw:access-vlan" in error.path, error.path
m.discard_changes()
refused("unknown-element", lambda: m.edit_config(target="candidate", config=interface("Ethernet3", "<colour/>")))
refused("invalid-value", lambda: m.edit_config(target="candidate", config=vlan(4095, "x")))
refused("operation-not-supported", lambda: m.edit_config(target="running", config=vlan(5, "x")))
passed("refusals")

m.edit_config(target="candidate", config=interface("Ethernet3", "<description>tried</description>"))
m.commit(confirmed=True, timeout="1", persist="token-1")
assert description(m) == "tried"
until = time.monotonic() + 15
while description(m) == "tried" and time.monotonic() < until:
    pass
assert description(m) == "rack 4 & 5"
assert description(m, "candidate") == "tried"
m.discard_changes()
passed("confirmed commit rolls back by its timer")

m.edit_config(target="candidate", config=interface("Ethernet3", "<description>kept</description>"))
m.commit(confirmed=True, timeout="300", persist="token-2")
proof = connect()
refused("in-use", proof.commit)
refused("invalid-value", lambda: proof.commit(persist_id="wrong"))
proof.commit(persist_id="token-2")
assert description(proof) == "kept"
passed("confirmed commit is confirmed by another session")

m.edit_config(target="candidate", config=interface("Ethernet3", "<description>undone</description>"))
m.commit(confirmed=True, timeout="300", persist="token-3")
proof.cancel_commit(persist_id="token-3")
assert description(m) == "kept"
m.discard_changes()
passed("cancel-commit")

m.copy_config(source="running", target="candidate")
m.edit_config(target="candidate", default_operation="none", config=interface("Ethernet3", "").replace(
    "<interface>", '<interface nc:operation="delete">'))
m.commit()
assert len(m.get_config("running").data_ele.findall(".//{%s}interface" % IF)) == 47
passed("delete")

text = m.get_schema("rackform-lab-vlans").data
assert "module rackform-lab-vlans" in text
state = m.get(filter=("subtree", '<interfaces xmlns="%s"><interface><name>Ethernet1</name><oper-status/></interface>'
                      "</interfaces>" % IF)).data_ele
assert [e.text for e in state.iter("{%s}oper-status" % IF)] == ["up"]
passed("get, get-schema")

big = "".join("<vlan><id>%d</id><name>v%d</name></vlan>" % (i, i) for i in range(200, 2200))
m.edit_config(target="candidate", config='<config xmlns="%s"><vlans xmlns="urn:rackform:lab:vlans">%s</vlans></config>'
              % (NC, big))
m.commit()
reply = m.get_config("running")
assert len(reply.data_ele.findall(".//{urn:rackform:lab:vlans}vlan")) == 2001
passed("large messages in chunks")

m.kill_session(proof.session_id)
refused("invalid-value", lambda: m.kill_session("4711"))
refused("operation-not-supported", lambda: m.dispatch(to_ele('<reboot xmlns="urn:nowhere"/>')))
m.close_session()
passed("kill-session and close-session")
print("done", flush=True)
