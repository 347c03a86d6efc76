package io.rackform.engine.config.settings;

import io.rackform.hcl.syntax.Body;
import io.rackform.model.diagnostic.SourceRange;

/** {@code encryption {}}: where the key comes from that seals what is secret. */
public record EncryptionBlock(Body body, SourceRange range) {}
