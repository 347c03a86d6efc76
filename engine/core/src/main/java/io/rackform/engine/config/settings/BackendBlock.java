package io.rackform.engine.config.settings;

import io.rackform.hcl.syntax.Body;
import io.rackform.model.diagnostic.SourceRange;

/** {@code backend "type" {}}: where the state is. */
public record BackendBlock(String type, Body body, SourceRange range) {}
