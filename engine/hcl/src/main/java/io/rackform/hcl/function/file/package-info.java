/**
 * Functions of files and of paths. Start at {@link io.rackform.hcl.function.file.FileFunctions}. Not here: the files, which come
 * through {@link io.rackform.hcl.function.FunctionContext}.
 */
@NullMarked
package io.rackform.hcl.function.file;

import org.jspecify.annotations.NullMarked;
