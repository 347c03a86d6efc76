package io.rackform.spi;

import java.util.List;

/** A provider with functions for the language: {@code provider::redfish::mac_address(...)}. */
public interface FunctionProvider {
    /** Always the same ones. */
    List<ProviderFunction> functions();
}
