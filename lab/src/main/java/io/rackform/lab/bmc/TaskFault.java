package io.rackform.lab.bmc;

/**
 * How a task fails.
 *
 * @param completes it ends as {@code Completed} with {@code TaskStatus} Critical, which some controllers do; otherwise as
 *     {@code Exception}
 * @param text the message that the task ends with
 */
public record TaskFault(boolean completes, String text) {}
