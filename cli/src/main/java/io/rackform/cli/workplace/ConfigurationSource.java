package io.rackform.cli.workplace;

import io.rackform.engine.config.ModuleOrigin;
import io.rackform.engine.config.ModuleSources;

/** Where the root module is read from, and where the modules are found that it calls. */
record ConfigurationSource(ModuleOrigin root, ModuleSources modules) {}
