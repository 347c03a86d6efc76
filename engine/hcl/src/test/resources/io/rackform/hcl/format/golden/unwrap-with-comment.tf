a = x # why
b = x /* inside */
c = /* inside */ x /* outside */
