package org.loyaltyloop.platform;

import java.sql.Types;
import org.eclipse.persistence.config.SessionCustomizer;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.converters.UUIDConverter;
import org.eclipse.persistence.mappings.foundation.AbstractDirectMapping;
import org.eclipse.persistence.sessions.Session;

/**
 * Lets EclipseLink read and write {@code uuid} columns as the driver does. Its own converter turns
 * them into text, which fails on null and on reading.
 */
public class UuidColumns implements SessionCustomizer {

    @Override
    public void customize(Session session) {
        for (ClassDescriptor descriptor : session.getDescriptors().values()) {
            for (DatabaseMapping mapping : descriptor.getMappings()) {
                if (mapping instanceof AbstractDirectMapping direct
                        && direct.getConverter() instanceof UUIDConverter) {
                    direct.setConverter(null);
                    DatabaseField field = direct.getField();
                    field.setSqlType(Types.OTHER);
                    field.setColumnDefinition("uuid");
                }
            }
        }
    }
}
