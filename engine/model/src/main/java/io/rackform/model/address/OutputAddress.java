package io.rackform.model.address;

/** An output value of an instance of a module. */
public record OutputAddress(ModuleAddress module, String name) implements Address {
    @Override
    public String toString() {
        return module.prefix() + "output." + name;
    }
}
