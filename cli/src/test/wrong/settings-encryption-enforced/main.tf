terraform {
  encryption {
    key_provider "static" "k" {
      key = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
    }
    method "aes_gcm" "m" {
      keys = key_provider.static.k
    }
    method "unencrypted" "none" {
    }
    state {
      enforced = true
      method   = method.aes_gcm.m
      fallback {
        method = method.unencrypted.none
      }
    }
  }
}
