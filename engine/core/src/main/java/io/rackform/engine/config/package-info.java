/**
 * The configuration as decoded, before anything is evaluated: modules, their blocks, and where their files come from.
 *
 * <pre>
 * Configuration = Module
 * Module = VariableBlock* LocalDefinition* OutputBlock* ResourceBlock* ModuleCall(Module)* ProviderBlock*
 *          CheckBlock(ResourceBlock? ConditionBlock+)*
 *          Refactorings(MovedBlock* RemovedBlock* ImportBlock*)
 * </pre>
 *
 * <p>Start at {@link io.rackform.engine.config.ModuleLoader}. Files are read through {@link
 * io.rackform.engine.config.SourceTree} only. Not here: values.
 */
@NullMarked
package io.rackform.engine.config;

import org.jspecify.annotations.NullMarked;
