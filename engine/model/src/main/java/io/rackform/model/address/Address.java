package io.rackform.model.address;

/** The name of a thing in the configuration or state; {@code toString} gives the form that people type. */
public sealed interface Address
        permits ModuleAddress, ResourceAddress, InstanceAddress, ProviderAddress, OutputAddress {}
