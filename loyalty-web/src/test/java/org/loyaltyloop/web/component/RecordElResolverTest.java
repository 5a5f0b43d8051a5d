package org.loyaltyloop.web.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.el.FunctionMapper;
import jakarta.el.PropertyNotWritableException;
import jakarta.el.VariableMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordElResolverTest {

    private record Person(String name, Optional<String> email) {}

    private final RecordElResolver resolver = new RecordElResolver();
    private final ELContext context = new PlainContext();

    @Test
    void aComponentReadsAsAProperty() {
        assertThat(resolver.getValue(context, new Person("Sanne", Optional.empty()), "name"))
                .isEqualTo("Sanne");
        assertThat(context.isPropertyResolved()).isTrue();
    }

    @Test
    void anOptionalComponentReadsAsItsValueOrNothing() {
        Person reachable = new Person("Sanne", Optional.of("sanne@verkerk.example"));
        Person hidden = new Person("Sanne", Optional.empty());

        assertThat(resolver.getValue(context, reachable, "email"))
                .isEqualTo("sanne@verkerk.example");
        assertThat(resolver.getValue(context, hidden, "email")).isNull();
    }

    @Test
    void whatIsNoComponentIsLeftToOthers() {
        resolver.getValue(context, new Person("Sanne", Optional.empty()), "age");
        resolver.getValue(context, "text", "length");

        assertThat(context.isPropertyResolved()).isFalse();
    }

    @Test
    void aRecordIsNeverWritten() {
        Person person = new Person("Sanne", Optional.empty());

        assertThat(resolver.isReadOnly(context, person, "name")).isTrue();
        assertThatThrownBy(() -> resolver.setValue(context, person, "name", "Ilse"))
                .isInstanceOf(PropertyNotWritableException.class);
    }

    private static final class PlainContext extends ELContext {

        @Override
        public ELResolver getELResolver() {
            throw new UnsupportedOperationException();
        }

        @Override
        public FunctionMapper getFunctionMapper() {
            throw new UnsupportedOperationException();
        }

        @Override
        public VariableMapper getVariableMapper() {
            throw new UnsupportedOperationException();
        }
    }
}
