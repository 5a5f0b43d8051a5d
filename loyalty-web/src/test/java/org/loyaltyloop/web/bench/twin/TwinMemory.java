package org.loyaltyloop.web.bench.twin;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers from memory what was answered once; outermost, so that not even a transaction begins. */
@Twin
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class TwinMemory {

    private static final Map<Call, Object> ANSWERS = new ConcurrentHashMap<>();
    private static final Object NOTHING = new Object();

    private record Call(Method method, List<Object> arguments) {}

    /** Looks first. */
    @AroundInvoke
    public Object answer(InvocationContext call) throws Exception {
        if (!TwinRequests.wanted()) {
            return call.proceed();
        }
        Call key = new Call(call.getMethod(), Arrays.asList(call.getParameters()));
        Object known = ANSWERS.get(key);
        if (known == null) {
            Object answer = call.proceed();
            known = answer == null ? NOTHING : answer;
            ANSWERS.put(key, known);
        }
        return known == NOTHING ? null : known;
    }
}
