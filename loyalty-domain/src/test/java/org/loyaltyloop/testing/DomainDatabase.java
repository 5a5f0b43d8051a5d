package org.loyaltyloop.testing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.loyaltyloop.database.testing.TestDatabase;
import org.loyaltyloop.platform.Database;

/**
 * A real database of one's own, with transactions as the container makes them: within {@link
 * #inTransaction} entities and plain SQL share one connection, and a failure rolls both back.
 * Outside, every statement is a transaction of its own.
 */
public final class DomainDatabase implements AutoCloseable {

    private final TestDatabase database = TestDatabase.fresh();
    private final EntityManagerFactory factory;
    private final ThreadLocal<EntityManager> current = new ThreadLocal<>();

    /** Makes the database and reads the entities. */
    public DomainDatabase() {
        Map<String, Object> properties = new HashMap<>();
        properties.put(PersistenceUnitProperties.TRANSACTION_TYPE, "RESOURCE_LOCAL");
        properties.put(PersistenceUnitProperties.JTA_DATASOURCE, "");
        properties.put(PersistenceUnitProperties.NON_JTA_DATASOURCE, database.dataSource());
        properties.put("eclipselink.weaving", "static");
        properties.put("eclipselink.session-name", database.url());
        factory = Persistence.createEntityManagerFactory("crm", properties);
    }

    /** Work that may fail. */
    @FunctionalInterface
    public interface Work {
        /** Does it. */
        void run() throws Exception;
    }

    /**
     * Does the work in one transaction, which rolls back when the work throws; joins one that is
     * open already.
     */
    public <T> T inTransaction(Callable<T> work) {
        if (current.get() != null) {
            return call(work);
        }
        EntityManager entities = factory.createEntityManager();
        current.set(entities);
        try {
            entities.getTransaction().begin();
            T result = call(work);
            entities.getTransaction().commit();
            return result;
        } finally {
            current.remove();
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
            entities.close();
        }
    }

    /** As the other one, without an answer. */
    public void inTransaction(Work work) {
        inTransaction(
                () -> {
                    work.run();
                    return true;
                });
    }

    /** Native SQL that takes part in the open transaction. */
    public Database sql() {
        return new Database(dataSource());
    }

    /** Connections of the open transaction; outside, of their own. */
    public DataSource dataSource() {
        return proxy(
                DataSource.class,
                (method, arguments) -> {
                    EntityManager entities = current.get();
                    if (entities == null || !method.getName().equals("getConnection")) {
                        return method.invoke(database.dataSource(), arguments);
                    }
                    return unclosable(entities.unwrap(Connection.class));
                });
    }

    /** The entity manager of the open transaction. */
    public EntityManager entities() {
        return proxy(
                EntityManager.class,
                (method, arguments) -> {
                    EntityManager entities = current.get();
                    if (entities == null) {
                        throw new IllegalStateException("no transaction is open");
                    }
                    return method.invoke(entities, arguments);
                });
    }

    private static <T> T call(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        factory.close();
        database.close();
    }

    private static Connection unclosable(Connection connection) {
        return proxy(
                Connection.class,
                (method, arguments) ->
                        switch (method.getName()) {
                            case "close" -> null;
                            case "commit", "rollback", "setAutoCommit" ->
                                    throw new SQLException("the container's business");
                            default -> method.invoke(connection, arguments);
                        });
    }

    private interface Call {
        Object with(Method method, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader() == null
                                ? DomainDatabase.class.getClassLoader()
                                : type.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, arguments) -> {
                            try {
                                return call.with(method, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }
}
