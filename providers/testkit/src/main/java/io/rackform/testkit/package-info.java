/** Contract tests that every provider passes. */
@NullMarked
package io.rackform.testkit;

import org.jspecify.annotations.NullMarked;
