package io.rackform.cli.progress;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Hears signals of the operating system. Java has a class for that, {@code sun.misc.Signal}, which every JDK has and none
 * lets be named in source without a warning; hence the reflection.
 */
final class Signals implements AutoCloseable {
    private final String name;
    private final Object before;

    private Signals(String name, Object before) {
        this.name = name;
        this.before = before;
    }

    /**
     * Has something done at each signal, on a thread of the JVM's own, until it is closed.
     *
     * @param name without SIG: {@code INT}
     */
    static Signals on(String name, Runnable work) {
        Class<?> handlerType = type("sun.misc.SignalHandler");
        Object handler = Proxy.newProxyInstance(
                Signals.class.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                    if (method.getName().equals("handle")) {
                        work.run();
                        return null;
                    }
                    return switch (method.getName()) {
                        case "hashCode" -> System.identityHashCode(proxy);
                        case "equals" -> isSame(proxy, arguments);
                        default -> "handler of " + name; // allow default: toString is all that is left
                    };
                });
        return new Signals(name, handle(name, handler));
    }

    @SuppressWarnings("ReferenceEquality") // a handler is equal to itself only
    private static boolean isSame(Object proxy, Object @Nullable [] arguments) {
        return arguments != null && proxy == arguments[0];
    }

    /** Sets the handler of a signal; the one before. */
    private static Object handle(String name, Object handler) {
        try {
            Class<?> signal = type("sun.misc.Signal");
            Method handle = signal.getMethod("handle", signal, type("sun.misc.SignalHandler"));
            return handle.invoke(null, signal.getConstructor(String.class).newInstance(name), handler);
        } catch (ReflectiveOperationException e) {
            Throwable why = e instanceof InvocationTargetException ? e.getCause() : e;
            throw new IllegalStateException("cannot hear the signal " + name, why);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("this Java has no " + name, e);
        }
    }

    @Override
    public void close() {
        handle(name, before);
    }
}
