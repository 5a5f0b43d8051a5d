package org.loyaltyloop.staff;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.postgresql.util.PGobject;

/** Keeps roles in a {@code text[]} column. */
@Converter
public class RolesConverter implements AttributeConverter<Set<Role>, Object> {

    @Override
    public Object convertToDatabaseColumn(Set<Role> roles) {
        PGobject array = new PGobject();
        array.setType("_text");
        try {
            array.setValue(
                    new TreeSet<>(roles)
                            .stream().map(Role::name).collect(Collectors.joining(",", "{", "}")));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return array;
    }

    @Override
    public Set<Role> convertToEntityAttribute(Object column) {
        try {
            Object names = column instanceof Array array ? array.getArray() : column;
            Set<Role> roles = EnumSet.noneOf(Role.class);
            Arrays.stream((Object[]) names)
                    .map(name -> Role.valueOf(name.toString()))
                    .forEach(roles::add);
            return roles;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
