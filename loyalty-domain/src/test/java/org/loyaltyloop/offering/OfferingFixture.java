package org.loyaltyloop.offering;

import org.loyaltyloop.importing.Importer;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.PlatformFixture;

/** Offerings for tests of contexts downstream. */
public final class OfferingFixture {

    private OfferingFixture() {}

    public static Offerings offerings(Database database) {
        return new Offerings(database, PlatformFixture.audit(database));
    }

    /** The importer of products. */
    public static Importer products(Database database) {
        return new ProductImporter(offerings(database), database);
    }

    public static OfferingNames names(Database database) {
        return new OfferingNames(database);
    }

    public static ProductLineId line(Database database, String code) {
        ProductLineId id = ProductLineId.next();
        database.update(
                "insert into offering.product_line (id, code, name) values (?, ?, ?)",
                id.value(),
                code,
                "Line " + code);
        return id;
    }
}
