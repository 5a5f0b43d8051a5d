package org.loyaltyloop.testing;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Hands an event to its observers, one after the other, as the container does within a transaction.
 */
public final class DirectEvent<T> implements Event<T> {

    private final List<Consumer<T>> observers;

    @SafeVarargs
    private DirectEvent(Consumer<T>... observers) {
        this.observers = List.of(observers);
    }

    /** An event with these observers, in their order. */
    @SafeVarargs
    public static <T> Event<T> to(Consumer<T>... observers) {
        return new DirectEvent<>(observers);
    }

    @Override
    public void fire(T event) {
        observers.forEach(observer -> observer.accept(event));
    }

    @Override
    public <U extends T> CompletionStage<U> fireAsync(U event) {
        throw new UnsupportedOperationException("events are part of the transaction");
    }

    @Override
    public <U extends T> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
        throw new UnsupportedOperationException("events are part of the transaction");
    }

    @Override
    public Event<T> select(Annotation... qualifiers) {
        return this;
    }

    @Override
    public <U extends T> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException("no subtypes");
    }

    @Override
    public <U extends T> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException("no subtypes");
    }
}
