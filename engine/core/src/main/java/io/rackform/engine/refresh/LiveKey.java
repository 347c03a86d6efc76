package io.rackform.engine.refresh;

import io.rackform.engine.demand.NodeKey;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.ProviderAddress;
import io.rackform.model.value.Value;
import io.rackform.spi.ReadOutcome;
import io.rackform.state.ObjectId;
import java.util.Map;

/** The questions that are answered by looking at devices. */
public sealed interface LiveKey<V> extends NodeKey<V> {
    /** The session with a device, or that its address is not known yet. */
    record Session(ProviderAddress provider) implements LiveKey<SessionState> {
        @Override
        public String describe() {
            return provider + " (session)";
        }
    }

    /** All recorded objects of one device, read together. */
    record Batch(ProviderAddress provider) implements LiveKey<Map<InstanceAddress, ReadOutcome>> {
        @Override
        public String describe() {
            return provider + " (reading)";
        }
    }

    /** One object as its device has it now. */
    record LiveObject(InstanceAddress instance) implements LiveKey<LiveReading> {
        @Override
        public String describe() {
            return instance + " (live)";
        }
    }

    /** A recorded object as the device has it that is its own now, by a provider instance that it is not recorded with. */
    record Elsewhere(InstanceAddress instance) implements LiveKey<LiveReading> {
        @Override
        public String describe() {
            return instance + " (live, on another device)";
        }
    }

    /** What an ephemeral resource gives while it is open, or that it cannot be opened yet. */
    record EphemeralObject(InstanceAddress instance) implements LiveKey<Value> {
        @Override
        public String describe() {
            return instance + " (open)";
        }
    }

    /** The old object of a replacement that was not finished, as its device has it now. */
    record Deposed(ObjectId object) implements LiveKey<LiveReading> {
        @Override
        public String describe() {
            return object + " (live)";
        }
    }

    /** One object that is to be imported and has no block yet. */
    record Unconfigured(InstanceAddress instance) implements LiveKey<LiveReading> {
        @Override
        public String describe() {
            return instance + " (live, to be imported)";
        }
    }

    /** What a data source gave. */
    record DataObject(InstanceAddress instance) implements LiveKey<DataReading> {
        @Override
        public String describe() {
            return instance + " (read)";
        }
    }
}
