package org.loyaltyloop.web.component;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import jakarta.el.PropertyNotWritableException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets pages read a record's components as properties: {@code #{row.name}}. An {@link Optional}
 * component reads as its value or nothing, so that {@code empty row.owner} says what it looks like.
 * Other names are left to the resolvers that follow.
 */
public class RecordElResolver extends ELResolver {

    private static final ClassValue<Map<String, MethodHandle>> ACCESSORS =
            new ClassValue<>() {
                @Override
                protected Map<String, MethodHandle> computeValue(Class<?> type) {
                    return accessors(type);
                }
            };

    @Override
    public @Nullable Object getValue(
            ELContext context, @Nullable Object base, @Nullable Object property) {
        MethodHandle accessor = accessor(base, property);
        if (accessor == null) {
            return null;
        }
        context.setPropertyResolved(base, property);
        try {
            Object value = accessor.invoke(base);
            return value instanceof Optional<?> maybe ? maybe.orElse(null) : value;
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable failed) {
            throw new ELException(failed);
        }
    }

    @Override
    public @Nullable Class<?> getType(
            ELContext context, @Nullable Object base, @Nullable Object property) {
        MethodHandle accessor = accessor(base, property);
        if (accessor == null) {
            return null;
        }
        context.setPropertyResolved(base, property);
        return accessor.type().returnType();
    }

    @Override
    public void setValue(
            ELContext context,
            @Nullable Object base,
            @Nullable Object property,
            @Nullable Object value) {
        if (accessor(base, property) != null) {
            throw new PropertyNotWritableException("a record does not change: " + property);
        }
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
        if (accessor(base, property) == null) {
            return false;
        }
        context.setPropertyResolved(base, property);
        return true;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return String.class;
    }

    private static @Nullable MethodHandle accessor(
            @Nullable Object base, @Nullable Object property) {
        return base instanceof Record && property instanceof String name
                ? ACCESSORS.get(base.getClass()).get(name)
                : null;
    }

    private static Map<String, MethodHandle> accessors(Class<?> type) {
        Map<String, MethodHandle> byName = new HashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                byName.put(
                        component.getName(),
                        MethodHandles.lookup().unreflect(component.getAccessor()));
            } catch (IllegalAccessException hidden) {
                throw new ELException("component cannot be read: " + component, hidden);
            }
        }
        return Map.copyOf(byName);
    }
}
