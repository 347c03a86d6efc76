/**
 * What the language does with values, expressions aside: conversion, unification, equality, and how a value is shown.
 * Start at {@link io.rackform.hcl.value.Conversion}; {@link io.rackform.hcl.value.ValueText} prints. Not here: type
 * constraints as they are written (they are expressions, so {@code io.rackform.hcl.eval}), and functions.
 */
@NullMarked
package io.rackform.hcl.value;

import org.jspecify.annotations.NullMarked;
