package io.rackform.engine.config;

import java.util.ArrayList;
import java.util.List;

/** The blocks of a module that say what becomes of recorded objects, in the order of files and lines. */
public record Refactorings(List<MovedBlock> moves, List<RemovedBlock> removals, List<ImportBlock> imports) {
    public static final Refactorings NONE = new Refactorings(List.of(), List.of(), List.of());

    public Refactorings {
        moves = List.copyOf(moves);
        removals = List.copyOf(removals);
        imports = List.copyOf(imports);
    }

    Refactorings withImport(ImportBlock block) {
        List<ImportBlock> more = new ArrayList<>(imports);
        more.add(block);
        return new Refactorings(moves, removals, more);
    }
}
