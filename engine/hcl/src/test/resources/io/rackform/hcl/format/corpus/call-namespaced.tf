a=provider :: redfish::encode ( 1 )
b=core::upper("x")
