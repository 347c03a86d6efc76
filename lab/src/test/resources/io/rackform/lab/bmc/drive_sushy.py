"""Drives a BMC the way an operator's script does. Arguments: address, file with the CA or "-", user, password.
Prints one line for each thing that it saw; an exception ends it with status 1."""
import logging
import os
import sys
import time
import warnings

# The requests library lets these override the CA that it is told to trust.
for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
    os.environ.pop(name, None)

import sushy  # noqa: E402

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)

address, ca, user, password = sys.argv[1:]
root = sushy.Sushy(address + "/redfish/v1", username=user, password=password, verify=False if ca == "-" else ca)
print("auth:", type(root._auth).__name__, "session" if root._conn._session.headers.get("X-Auth-Token") else "none")

system = root.get_system_collection().get_members()[0]
print("system:", system.serial_number, system.manufacturer, system.sku, system.power_state.value)
print("memory:", system.memory_summary.size_gib)
print("macs:", ",".join(sorted(system.ethernet_interfaces.summary)))
print("reset types:", ",".join(sorted(str(v.value if hasattr(v, "value") else v) for v in system.get_allowed_reset_system_values())))
print("chassis:", system.chassis[0].chassis_type, "manager:", system.managers[0].manager_type)

bios = system.bios
print("turbo:", bios.attributes["ProcTurboMode"], "apply times:", ",".join(str(getattr(t, "value", t)) for t in bios.supported_apply_times))
# Debian's package lacks the message registries that the library reads first.
root._get_standard_message_registry_collection = lambda: []
registry = bios.get_attribute_registry()
turbo = [a for a in registry.registry_entries.attributes if a.name == "ProcTurboMode"][0]
print("registry:", turbo.attribute_type, ",".join(v["ValueName"] for v in turbo.allowable_values), turbo.read_only)

bios.set_attributes({"ProcTurboMode": "Disabled", "BootRetryCount": 5}, apply_time=sushy.APPLY_TIME_ON_RESET)
bios.refresh(force=True)
print("staged:", bios.pending_attributes["ProcTurboMode"], "active:", bios.attributes["ProcTurboMode"])
try:
    bios.set_attributes({"ProcTurboMode": "Perhaps"})
    print("bad value: taken")
except sushy.exceptions.BadRequestError as e:
    print("bad value:", e.status_code, e.code)

system.set_system_boot_options(target=sushy.BOOT_SOURCE_TARGET_PXE, enabled=sushy.BOOT_SOURCE_ENABLED_ONCE)
system.refresh(force=True)
print("override:", system.boot.enabled.value, system.boot.target.value)
system.reset_system(sushy.RESET_FORCE_RESTART)

end = time.time() + 30
while True:
    system.refresh(force=True)
    bios.refresh(force=True)
    if bios.attributes["ProcTurboMode"] == "Disabled" and system.json["BootProgress"]["LastState"] == "OSRunning":
        break
    if time.time() > end:
        raise TimeoutError("the server did not boot")
    time.sleep(0.05)
print("booted:", bios.attributes["ProcTurboMode"], bios.attributes["BootRetryCount"], "override:", system.boot.enabled.value)

system.reset_system(sushy.RESET_FORCE_OFF)
system.refresh(force=True)
print("power:", system.power_state.value)
try:
    system.reset_system(sushy.RESET_FORCE_OFF)
    print("off again: taken")
except sushy.exceptions.HTTPError as e:
    print("off again:", e.status_code)
