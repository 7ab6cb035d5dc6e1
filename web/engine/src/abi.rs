//! Three functions for the host: `alloc`, `free` and `call`.
//!
//! The host asks for memory with [`alloc`], writes a call into it and hands it to [`call`], which takes it over and
//! returns where the answer stands: the address in the upper 32 bits, the length in the lower. The host copies the
//! answer and gives it back with [`free`]. Each allocation is given back once, by whoever holds it last.

// An address that comes from outside can only be turned into memory with `unsafe`, and a function that the host finds
// by its name is an unsafe attribute. Both stay in this file.
#![allow(unsafe_code)]

use crate::calls;

/// Memory of `length` bytes, for the host to write into.
#[unsafe(no_mangle)]
pub extern "C" fn alloc(length: usize) -> *mut u8 {
    Box::into_raw(vec![0_u8; length].into_boxed_slice()).cast()
}

/// Gives an answer back.
///
/// # Safety
///
/// `address` and `length` are those of one answer of [`call`] or one [`alloc`], not given back before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn free(address: *mut u8, length: usize) {
    // SAFETY: the caller promises that both come from `Box::into_raw` of a slice of this length.
    drop(unsafe { taken(address, length) });
}

/// Answers a call and takes its memory over.
///
/// # Safety
///
/// `address` and `length` are those of one [`alloc`], not given back before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn call(address: *mut u8, length: usize) -> u64 {
    // SAFETY: the caller promises that both come from `alloc`.
    let call = unsafe { taken(address, length) };
    let answer = calls::answer(&call).into_bytes().into_boxed_slice();
    let length = answer.len() as u64;
    (Box::into_raw(answer).cast::<u8>() as u64) << 32 | length
}

unsafe fn taken(address: *mut u8, length: usize) -> Box<[u8]> {
    // SAFETY: promised by the callers above.
    unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(address, length)) }
}
