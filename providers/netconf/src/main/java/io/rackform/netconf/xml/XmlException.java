package io.rackform.netconf.xml;

/** Text that is no XML, or XML that is refused; the message is fit for a user. */
public final class XmlException extends Exception {
    public XmlException(String message) {
        super(message);
    }
}
