package io.rackform.model.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rackform.model.schema.AttributeSchema.Trait;
import io.rackform.model.schema.NestedBlock.Nesting;
import io.rackform.model.type.Type;
import org.junit.jupiter.api.Test;

class NestedBlockTest {
    private static final BlockSchema LOCK = BlockSchema.builder()
            .required("pin_wo", Type.STRING, "its number", Trait.WRITE_ONLY)
            .build();

    private static final BlockSchema DOOR = BlockSchema.builder()
            .optional("name", Type.STRING, "which")
            .block("lock", new NestedBlock(Nesting.LIST, LOCK, 0, 2))
            .build();

    @Test
    void aSetHoldsNothingThatIsWriteOnlyHoweverDeep() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NestedBlock(Nesting.SET, LOCK, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new NestedBlock(Nesting.SET, DOOR, 0, 1));
        assertThat(new NestedBlock(Nesting.MAP, DOOR, 0, 1).block().holdsWriteOnly())
                .isTrue();
        assertThat(new NestedBlock(Nesting.SET, BlockSchema.EMPTY, 0, 1).block().holdsWriteOnly())
                .isFalse();
    }
}
